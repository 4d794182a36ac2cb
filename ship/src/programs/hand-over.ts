import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Gives the terminal to another program until it ends; resolves with its exit code, 128 and the signal's number where a
 * signal ended it. Ctrl-C goes to the program alone.
 */
export function handOver(program: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', env: environment });
    const ignore = (): void => {};
    process.on('SIGINT', ignore);
    const end = (): void => void process.off('SIGINT', ignore);
    child.on('error', (error) => {
      end();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      end();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
