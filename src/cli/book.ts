import { runConvert } from './convert.ts';
import { runPrint } from './print.ts';
import { runBook } from './run-book.ts';

// Output goes out whole before the process ends: exitCode, not exit().
const [name, ...rest] = process.argv.slice(2);
const others = { convert: runConvert, print: runPrint };
const { code, out, errors } =
	name === 'convert' || name === 'print'
		? await others[name](rest, process.stdin)
		: await runBook(process.argv.slice(2), process.stdin);
process.stdout.write(out);
process.stderr.write(errors);
process.exitCode = code;
