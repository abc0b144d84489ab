import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { assert, fromBase64url, present, type LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import type { SigningKey } from '#vault/post';
import { runDesk } from '../../src/cli/desk.ts';
import { openDesk, readDeskKeys, type OpenDesk } from '../../src/desk/desk-keys.ts';
import { folderBox } from '../../src/post/folder-box.ts';
import type { PostBox } from '../../src/post/post-box.ts';
import { leaveBook } from './post-book.ts';
import { quick, random } from './quick-vault.ts';

export const passphrase = 'four quite different words';
const tools = { random, ...quick };

/** A desk in a folder of its own, and the post box of which it pulls. */
export interface ADesk {
	readonly folder: string;
	readonly post: string;
	readonly store: PostBox;
	readonly desk: OpenDesk;
	readonly office: SigningKey;
	/** The office's key to which groups give their pages. */
	readonly reader: Uint8Array;
	readonly run: (...args: readonly string[]) => ReturnType<typeof runDesk>;
	/** @returns the box */
	readonly leave: (name: string, events: readonly GroupEvent[]) => Promise<string>;
}

export async function aDesk(today: LocalDate): Promise<ADesk> {
	const root = await mkdtemp(join(tmpdir(), 'bahi-desk-'));
	const [folder, post] = [join(root, 'desk'), join(root, 'post')];
	await mkdir(post);
	const act = (...args: readonly string[]) =>
		runDesk(args, Readable.from([Buffer.from(`${passphrase}\n`)]), { ...tools, today });
	await act('init', folder, '--route', 'k7qw');
	const file = await readDeskKeys(folder);
	assert(file.ok, 'keys of a desk');
	const desk = await openDesk(file.value, passphrase, tools);
	assert(desk.ok, 'the passphrase');
	const reader = present(fromBase64url(await desk.value.keys.publicKey()), 'a public key');
	const { signer: office } = desk.value;
	await writeFile(join(post, 'route.txt'), 'k7qw\n');
	const store = await folderBox(post);
	return {
		...{ folder, post, store, office, reader, desk: desk.value },
		run: (name, ...more) => act(name, folder, ...more),
		leave: (name, events) => leaveBook(store, { name, events, office, reader })
	};
}
