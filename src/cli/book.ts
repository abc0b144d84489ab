import { runBook } from './run-book.ts';

// Output goes out whole before the process ends: exitCode, not exit().
const { code, out, errors } = await runBook(process.argv.slice(2), process.stdin);
process.stdout.write(out);
process.stderr.write(errors);
process.exitCode = code;
