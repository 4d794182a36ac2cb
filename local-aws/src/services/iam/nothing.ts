/** What an operation answers that AWS answers with its request id alone. */
export type Nothing = Readonly<Record<string, never>>;

export const nothing: Nothing = {};
