import { parseArgs } from 'node:util';
import { doorOf, sayAndEnd } from './post-folder.ts';

// Server of an office behind its proxy (deploy/post/README.md): node door.mjs --dir FOLDER --host ADDRESS --port NUMBER [--nats URL]
const text = (value: string) => ({ type: 'string', default: value }) as const;
const { values } = parseArgs({
	options: { dir: text('post'), host: text('127.0.0.1'), port: text('4180'), nats: { type: 'string' } }
});

const { nats } = values;
const { server, route } = await doorOf(values.dir, { behindProxy: true, now: Date.now, nats }).catch(
	sayAndEnd
);
server.listen(Number(values.port), values.host, () => process.stdout.write(`open: /post/${route}\n`));
