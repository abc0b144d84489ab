import { parseArgs } from 'node:util';
import { createDoor } from './door.ts';
import { claimPostFolder, openPostFolder } from './post-folder.ts';

// The door of an office, behind its proxy (deploy/post/README.md): node door.mjs --dir FOLDER --host ADDRESS --port NUMBER
const text = (value: string) => ({ type: 'string', default: value }) as const;
const { values } = parseArgs({
	options: { dir: text('post'), host: text('127.0.0.1'), port: text('4180') }
});

// The words of a failure alone: a log that names addresses would say who uses the box.
const failed = (cause: unknown) => void process.stderr.write(`not answered: ${String(cause)}\n`);
await claimPostFolder(values.dir);
const folder = await openPostFolder(values.dir);
const server = createDoor({ ...folder, now: Date.now, behindProxy: true, failed });
server.on('error', (error) => {
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
});
server.listen(Number(values.port), values.host, () => process.stdout.write(`open: /post/${folder.route}\n`));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
