import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
	connect,
	errors,
	nkeyAuthenticator,
	type Msg,
	type NatsConnection,
	type RequestOptions
} from '@nats-io/transport-node';
import { messageOf, utf8 } from '#kernel';
import { nullWhereMissing } from './folder-box.ts';

/** The used part of a connection to nats-server. */
export interface Nats {
	readonly request: (
		subject: string,
		payload?: string | Uint8Array,
		options?: RequestOptions
	) => Promise<Msg>;
	readonly close: () => Promise<void>;
}

/** Milliseconds. */
const patience = 5000;

/**
 * A connection that retries its server, or another of three, for ever; while disconnected each request fails at once.
 *
 * @param url `nats://HOST:PORT` or `tls://HOST:PORT`; for three nodes all, separated by commas
 * @param user user with replies below `_INBOX.USER`, as its rights require
 * @param folder has `nats.seed`, the user's key, and `nats-ca.pem`, the accepted certificates; both only if the server requires them
 * @throws Error that names the wrong one
 */
export async function openNats(url: string, user: string, folder: string): Promise<Nats> {
	const servers = url.split(',');
	if (!servers.every((server) => /^(nats|tls):\/\/[^/@]+$/.test(server)))
		throw new Error(
			`${url}: an address of nats-server is nats://HOST:PORT or tls://HOST:PORT, without a password`
		);
	const [seed, ca] = [await textOf(folder, 'nats.seed'), await textOf(folder, 'nats-ca.pem')];
	const isTls = servers.some((server) => server.startsWith('tls:'));
	const options = {
		...{ servers, timeout: patience, inboxPrefix: `_INBOX.${user}` },
		// A server that hangs with open connections is left after fifteen seconds.
		...{ pingInterval: 5000, maxPingOut: 2 },
		...{ maxReconnectAttempts: -1, reconnectTimeWait: 1000, ignoreAuthErrorAbort: true },
		...(isTls && { tls: ca === null ? {} : { ca } }),
		...(seed !== null && { authenticator: nkeyAuthenticator(utf8(seed)) })
	};
	const nats = await connect(options).catch((cause: unknown) => {
		throw new Error(`${url}: ${whyNot(cause, seed !== null)}`, { cause });
	});
	let isCut = false;
	void watched(nats, (cut) => (isCut = cut));
	return {
		request: (subject, payload, more) =>
			isCut
				? Promise.reject(new Error('nats-server is cut off'))
				: nats.request(subject, payload, more ?? { timeout: patience }),
		close: () => nats.close()
	};
}

async function watched(nats: NatsConnection, tell: (isCut: boolean) => void): Promise<void> {
	for await (const { type } of nats.status())
		if (type === 'disconnect') tell(true);
		else if (type === 'reconnect') tell(false);
}

function whyNot(cause: unknown, hasSeed: boolean): string {
	if (cause instanceof errors.AuthorizationError)
		return hasSeed
			? 'nats-server does not know the key of nats.seed'
			: 'nats-server asks for a key: nats.seed';
	return `no nats-server answers there (${messageOf(cause)})`;
}

/** Null if there is no such file. */
const textOf = async (folder: string, file: string): Promise<string | null> =>
	(await readFile(join(folder, file), 'utf8').catch(nullWhereMissing))?.trim() ?? null;
