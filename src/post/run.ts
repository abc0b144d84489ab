import { parseArgs } from 'node:util';
import { doorOf, makeTrial, newTrialCard } from './post-folder.ts';

// A post box on this computer, for a trial: npm run post -- --dir FOLDER --port NUMBER
const text = (value: string) => ({ type: 'string', default: value }) as const;
const { values } = parseArgs({ options: { dir: text('node_modules/.cache/post'), port: text('4180') } });

await makeTrial(values.dir);
const now = Date.now;
const { server, route } = await doorOf(values.dir, { behindProxy: false, now });
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
