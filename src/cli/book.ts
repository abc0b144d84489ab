import { runConvert } from './convert.ts';
import { runBook } from './run-book.ts';

// Output goes out whole before the process ends: exitCode, not exit().
const [name, ...rest] = process.argv.slice(2);
const { code, out, errors } =
	name === 'convert'
		? await runConvert(rest, process.stdin)
		: await runBook(process.argv.slice(2), process.stdin);
process.stdout.write(out);
process.stderr.write(errors);
process.exitCode = code;
