import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import type { Server } from 'node:http';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '#kernel';
import { routePattern } from '#vault/post';
import { folderBox, nullWhereMissing } from './folder-box.ts';
import { createDoor, type DoorOptions } from './door.ts';
import { checkStreams, jetStreamBox } from './jetstream-box.ts';
import { openNats } from './nats.ts';

/*
 * Files of a server's folder:
 *
 *   route.txt     four letters, as on the cards
 *   offices.txt   public keys whose tickets are accepted, a line each, 64 hex digits
 *   shut.txt      closed boxes, a line each, 32 hex digits; read again for each request
 *   nats.seed     the server's key for nats-server, and nats-ca.pem, the accepted certificates; if pages are stored there (nats.ts)
 */
type OfFolder = Pick<DoorOptions, 'store' | 'route' | 'officeKeys' | 'isShut'> & {
	/** Releases the resources of the engine. */
	readonly end: () => Promise<void>;
};

/**
 * @param nats address of nats-server, if pages are stored there and not in the folder
 * @throws Error that names the missing or wrong file, or the fault of nats-server
 */
export async function openPostFolder(root: string, nats?: string): Promise<OfFolder> {
	const route = (await linesOf(root, 'route.txt', routePattern))[0];
	const keys = await linesOf(root, 'offices.txt', /^[0-9a-f]{64}$/);
	if (route === undefined || keys.length === 0) throw new Error(`${root}: route.txt or offices.txt is empty`);
	return {
		...(nats === undefined
			? { store: await folderBox(root), end: async () => {} }
			: await boxAtNats(nats, root)),
		route,
		officeKeys: keys.map((key) => new Uint8Array(Buffer.from(key, 'hex'))),
		isShut: async (box) => (await linesOf(root, 'shut.txt', /^[0-9a-f]{32}$/)).includes(box)
	};
}

async function boxAtNats(url: string, root: string): Promise<Pick<OfFolder, 'store' | 'end'>> {
	const nats = await openNats(url, 'door', root);
	try {
		await checkStreams(nats);
	} catch (cause) {
		await nats.close();
		throw cause;
	}
	return { store: jetStreamBox(nats), end: nats.close };
}

/**
 * Server of a folder, with exclusive access until a signal ends it. Failures are logged by their message alone: addresses in a log would reveal
 * the users of a box.
 *
 * @returns the folder, and the server, which is not listening yet
 * @throws Error if another server has the folder, or as `openPostFolder`
 */
export async function doorOf(
	root: string,
	how: Pick<DoorOptions, 'behindProxy' | 'now'> & { readonly nats?: string | undefined }
): Promise<OfFolder & { server: Server }> {
	await claimPostFolder(root);
	const folder = await openPostFolder(root, how.nats);
	const failed = (cause: unknown) => void process.stderr.write(`not answered: ${String(cause)}\n`);
	const server = createDoor({ ...folder, ...how, failed });
	server.on('error', (error) => {
		process.stderr.write(`${error.message}\n`);
		process.exitCode = 1;
	});
	for (const signal of ['SIGINT', 'SIGTERM'] as const)
		process.once(signal, () => server.close(() => void folder.end()));
	return { ...folder, server };
}

/** Ends a program that cannot start, with the reason in one line. */
export function sayAndEnd(cause: unknown): never {
	process.stderr.write(`${messageOf(cause)}\n`);
	process.exit(1);
}

/**
 * Exclusive access to a folder: two servers would count quotas separately and delete each other's temporary files. Each listens on a socket of its
 * own name in the folder, which ends with its process, and then looks for others: of two that start at the same time at least one sees the other.
 * If another answers, it releases its own socket, and retries a few times.
 *
 * @returns releases the folder
 * @throws Error if another server has it
 */
export async function claimPostFolder(root: string): Promise<() => Promise<void>> {
	for (let tries = 0; tries < 5; tries += 1) {
		await wait(tries * Math.random() * 50);
		const name = `door-${randomBytes(4).toString('hex')}.sock`;
		const held = createServer((socket) => socket.destroy());
		const path = isWindows ? join('\\\\?\\pipe', resolve(root), 'door.sock') : join(root, name);
		held.listen(path).unref();
		// A Windows pipe has a single owner and is no file.
		const isHeld = await once(held, 'listening').catch((cause: unknown) => {
			if (!isWindows) throw cause;
		});
		const letGo = () => new Promise<void>((done) => held.close(() => done()));
		if (isHeld && (isWindows || !(await isOtherOpen(root, name)))) return letGo;
		await letGo();
	}
	throw new Error(`${root}: another door is open on this folder`);
}

const isWindows = process.platform === 'win32';

async function isOtherOpen(root: string, own: string): Promise<boolean> {
	const { mtimeMs } = await stat(join(root, own));
	const others = (await readdir(root)).filter((name) => /^door.*\.sock$/.test(name) && name !== own);
	for (const path of others.map((name) => join(root, name))) {
		const asked = connect(path);
		const isOpen = await once(asked, 'connect').then(
			() => true,
			() => false
		);
		asked.destroy();
		if (isOpen) return true;
		// Socket file of a crashed server; a recent one may be about to listen.
		const about = await stat(path).catch(() => null);
		if (about !== null && mtimeMs - about.mtimeMs > 60_000) await rm(path, { force: true });
	}
	return false;
}

/** @throws Error for a malformed line: a mistyped box number would otherwise leave that box open */
async function linesOf(root: string, file: string, form: RegExp): Promise<readonly string[]> {
	const text = (await readFile(join(root, file), 'utf8').catch(nullWhereMissing)) ?? '';
	const lines = text
		.toLowerCase()
		.split('\n')
		.map((line) => line.trim());
	const wrong = lines.findIndex((line) => line !== '' && !form.test(line));
	if (wrong !== -1) throw new Error(`${join(root, file)}: line ${wrong + 1} is not understood`);
	return lines.filter((line) => line !== '');
}
