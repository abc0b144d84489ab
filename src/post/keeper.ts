import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nkeys } from '@nats-io/transport-node';
import { folderReader } from './folder-box.ts';
import { checkStreams, jetStreamBox, makeStreams, natsRights, purgeBox } from './jetstream-box.ts';
import { openNats, type Nats } from './nats.ts';
import { copyBoxes, type AllBoxes } from './post-box.ts';
import { sayAndEnd } from './post-folder.ts';

/*
 * Administration of an office's JetStream (docs/POST.md), whose key is kept offline:
 *
 *   node keeper.mjs keys    FOLDER                            keys of keeper, server and desk, and users.conf for nats-server
 *   node keeper.mjs streams FOLDER --nats URL [--copies 3]    creates the streams, or changes their number of replicas
 *   node keeper.mjs copy    FOLDER --nats URL --from OTHER    copies another post box: a folder, or nats-server with the same keys
 *   node keeper.mjs forget  FOLDER --nats URL --box BOX       deletes a box
 */

/** Makes keys and rights of all three users. Existing ones are kept: new keys would lock out their owners. */
export async function makeKeys(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const users: string[] = [];
	for (const [user, permissions] of Object.entries(natsRights)) {
		const key = nkeys.createUser();
		await mkdir(join(folder, user), { mode: 0o700 });
		await writeFile(join(folder, user, 'nats.seed'), `${text(key.getSeed())}\n`, { mode: 0o600, flag: 'wx' });
		users.push(
			`    # ${user}\n    { nkey: ${key.getPublicKey()}, permissions: ${JSON.stringify(permissions)} }`
		);
	}
	const accounts = `accounts {\n  OFFICE { jetstream: enabled, users: [\n${users.join('\n')}\n  ] }\n}\n`;
	await writeFile(join(folder, 'users.conf'), accounts, { flag: 'wx' });
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

async function keep(args: readonly string[]): Promise<string> {
	const string = { type: 'string' } as const;
	const options = { nats: string, box: string, from: string, copies: { ...string, default: '1' } } as const;
	const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
	const [act, folder = ''] = positionals;
	if (act === 'keys') {
		await makeKeys(folder);
		return `${folder} has a key each of keeper, door and desk, and users.conf.`;
	}
	const { nats: url, box = '', copies, from = '' } = values;
	if (url === undefined) throw new Error('Say where nats-server is: --nats URL.');
	if (act === 'streams') {
		if (copies !== '1' && copies !== '3') throw new Error('--copies is 1 or 3.');
		await within(url, 'keeper', folder, (nats) => makeStreams(nats, Number(copies)));
		return `POST, KEYS and TICKETS keep ${copies}.`;
	}
	if (act === 'forget') {
		if (!/^[0-9a-f]{32}$/.test(box)) throw new Error('--box is a box, 32 letters of hex.');
		await within(url, 'keeper', folder, (nats) => purgeBox(nats, box));
		return `${box} is out.`;
	}
	if (act !== 'copy') throw new Error('A keeper does: keys, streams, copy, forget.');
	const { put, other } = await within(url, 'door', folder, async (nats) => {
		await checkStreams(nats);
		const into = (source: AllBoxes) => copyBoxes(source, jetStreamBox(nats));
		if (!/^(nats|tls):/.test(from)) return into(folderReader(from));
		return within(from, 'desk', folder, (old) => into(jetStreamBox(old)));
	});
	return `${put} put; ${other} lie there otherwise and stay as they are.`;
}

/** Connects with the key of one of the three users. */
async function within<Value>(
	url: string,
	user: keyof typeof natsRights,
	folder: string,
	act: (nats: Nats) => Promise<Value>
): Promise<Value> {
	const nats = await openNats(url, user, join(folder, user));
	return act(nats).finally(() => void nats.close());
}

// Only when run as a program, not when imported by a test.
if (/keeper\.(ts|mjs)$/.test(process.argv[1] ?? ''))
	process.stdout.write(`${await keep(process.argv.slice(2)).catch(sayAndEnd)}\n`);
