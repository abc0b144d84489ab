import { parseArgs } from 'node:util';
import { makeStreams } from './jetstream-box.ts';
import { openNats } from './nats.ts';
import { doorOf, makeTrial, newTrialCard, sayAndEnd } from './post-folder.ts';

// A post box on this computer, for a trial: npm run post -- --dir FOLDER --port NUMBER [--nats nats://127.0.0.1:4222]
const text = (value: string) => ({ type: 'string', default: value }) as const;
const { values } = parseArgs({
	options: { dir: text('node_modules/.cache/post'), port: text('4180'), nats: { type: 'string' } }
});

await makeTrial(values.dir);
const now = Date.now;
if (values.nats !== undefined) await makeTrialStreams(values.nats).catch(sayAndEnd);
const how = { behindProxy: false, now, nats: values.nats };
const { server, route } = await doorOf(values.dir, how).catch(sayAndEnd);
const until = Math.floor(now() / 86_400_000) + 365;
const card = await newTrialCard(values.dir, { route, until });
server.listen(Number(values.port), '127.0.0.1', () => {
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	process.stdout.write(`The post box of ${values.dir} is open at http://127.0.0.1:${port ?? ''}/post/${route}

A new box card, by hand:  ${card.byHand}
as a square code:         ${card.inSquare}
`);
});

/** Where an office has a keeper, a trial makes what is not there itself, and changes nothing that is. */
async function makeTrialStreams(url: string): Promise<void> {
	const server = await openNats(url, 'door', values.dir);
	await makeStreams(server, 1, false).finally(() => void server.close());
}
