import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { longestEnvelope } from '#vault/post';

// The steps of a technician against the files that they speak of: what they name is there, under the same name, port and path (deploy/post/README.md).

const folder = 'deploy/post';
const textOf = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');
const [steps, compose, withNats] = ['README.md', 'compose.yaml', 'compose.nats.yaml'].map(textOf) as [
	string,
	string,
	string
];
const door = readFileSync('src/post/serve.ts', 'utf8');
const all = (text: string, pattern: RegExp): readonly string[] =>
	[...text.matchAll(pattern)].map(([, found = '']) => found);
const one = (text: string, pattern: RegExp): string => {
	const [found = '', ...more] = all(text, pattern);
	expect([found === '', more], String(pattern)).toEqual([false, []]);
	return found;
};
/** Entries of two spaces below `services`. */
const services = (text: string): readonly string[] =>
	all(text.slice(text.indexOf('\nservices:'), text.indexOf('\nnetworks:')), /^ {2}([\w-]+):$/gm);
const mounted = [...new Set(all(compose + withNats, /'?\.\/([\w.-]+):\//g))];

test('what is packed is what step 3 says, and has what the services take from it', () => {
	const made = ['app', 'door.mjs', 'keeper.mjs'];
	const said = all(one(steps, /The folder has (.*) and this page\./g), /`([^`]+)`/g);
	const packed = readdirSync(folder).filter((name) => name !== 'README.md');
	expect([...said].sort()).toEqual([...packed, ...made].sort());
	const byHand = mounted.filter((name) => !said.includes(name));
	expect([...byHand].sort()).toEqual(['post', 'streams', 'users.conf']);
	for (const name of byHand) expect(steps).toMatch(new RegExp(`[\`/ ]${name.replace('.', '\\.')}\\b`));
	for (const name of ['route.txt', 'offices.txt', 'shut.txt', 'nats.seed']) {
		expect(steps).toContain(name);
		expect(readFileSync('src/post/post-folder.ts', 'utf8')).toContain(name);
	}
});

test('a command names services that run; where two files say them, every command means both', () => {
	const usual = services(compose);
	expect([usual, services(withNats)]).toEqual([
		['proxy', 'door'],
		['door', 'nats']
	]);
	const asked = all(steps, /docker compose (?:logs|exec)(?: --since \w+)? (\w+)/g);
	expect(asked.length).toBeGreaterThan(2);
	expect(asked.filter((name) => ![...usual, 'nats'].includes(name))).toEqual([]);
	// Without the second file `up` would give the door its folder again, and nothing that lies at nats-server.
	expect(steps).toContain('COMPOSE_FILE=compose.yaml:compose.nats.yaml');
	expect(steps + withNats).not.toContain('-f compose');
});

test('ports, addresses, paths and images are the same wherever they stand', () => {
	const port = one(door, /port: text\('(\d+)'\)/g);
	const dockerfile = textOf('Dockerfile');
	expect(one(textOf('Caddyfile'), /reverse_proxy door:(\d+)/g)).toBe(port);
	expect(one(dockerfile, /^EXPOSE (\d+)$/gm)).toBe(port);
	expect(one(dockerfile, /127\.0\.0\.1:(\d+)\/post\//g)).toBe(port);
	const images = [...all(compose + withNats, /image: (\S+)/g), one(dockerfile, /^FROM (\S+)/gm)];
	expect([...new Set(all(steps, /docker pull ([\w.:-]+)/g))].sort()).toEqual([...images].sort());
	const nats = textOf('nats.conf');
	const client = one(nats, /^listen: "0\.0\.0\.0:(\d+)"/gm);
	expect(one(withNats, /nats:\/\/nats:(\d+)/g)).toBe(client);
	expect(all(withNats, /127\.0\.0\.1:(\d+):\d+/g)).toEqual([client]);
	expect(new Set(all(steps, /nats:\/\/127\.0\.0\.1:(\d+)/g))).toEqual(new Set([client]));
	const http = one(nats, /^http: "127\.0\.0\.1:(\d+)"/gm);
	expect(one(withNats, /127\.0\.0\.1:(\d+)\/healthz/g)).toBe(http);
	expect(one(steps, /127\.0\.0\.1:(\d+)\/jsz/g)).toBe(http);
	expect(withNats).toContain(`./streams:${one(nats, /store_dir: "([^"]+)"/g)}\n`);
	expect(Number(one(nats, /max_payload: (\d+)/g))).toBeGreaterThan(longestEnvelope);
});

test('variables that the files ask for are the ones that the steps write', () => {
	const asked = [...all(compose + withNats, /\$\{(\w+)/g), ...all(textOf('Caddyfile'), /\{\$(\w+)\}/g)];
	expect(new Set(asked)).toEqual(new Set(['ADDRESS']));
	expect(steps).toContain('ADDRESS=');
});

test('the door, the keeper and the desk know the words that the steps give them', () => {
	const given = `${compose}${withNats}${textOf('Dockerfile')}`;
	for (const option of all(given, /"?--(dir|host|nats|port)\b/g)) expect(door).toContain(`${option}:`);
	const keeper = readFileSync('src/post/keeper.ts', 'utf8');
	for (const act of all(steps, /keeper\.mjs (\w+)/g))
		expect(keeper).toContain(`act === '${act}'`.replace(/.*'copy'$/, "act !== 'copy'"));
	const desk = readFileSync('src/cli/desk.ts', 'utf8');
	const acts = all(steps, /book desk (\w+)/g);
	expect(acts.length).toBeGreaterThan(4);
	for (const act of acts) expect(desk).toMatch(new RegExp(`\\b${act}\\b`));
});
