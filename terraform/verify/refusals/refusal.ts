/** Values that a variables file may hold and that must be refused. */
export interface Refusal {
  /** The variable whose rule refuses. */
  readonly variable: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** How the message begins; the whole is in the variable's declaration. */
  readonly message: string;
}

/** A refusal by one variable's value alone. */
export function refusal(variable: string, value: unknown, message: string): Refusal {
  return { variable, values: { [variable]: value }, message };
}

/** A refusal by a value that does not go with others. */
export function together(variable: string, values: Refusal['values'], message: string): Refusal {
  return { variable, values, message };
}
