import { parseArgs } from 'node:util';
import { doorOf } from './post-folder.ts';

// The door of an office, behind its proxy (deploy/post/README.md): node door.mjs --dir FOLDER --host ADDRESS --port NUMBER
const text = (value: string) => ({ type: 'string', default: value }) as const;
const { values } = parseArgs({
	options: { dir: text('post'), host: text('127.0.0.1'), port: text('4180') }
});

const { server, route } = await doorOf(values.dir, { behindProxy: true, now: Date.now });
server.listen(Number(values.port), values.host, () => process.stdout.write(`open: /post/${route}\n`));
