import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { programPath } from '../../scripts/programs.mjs';
import { makeStreams, type natsRights } from '../../src/post/jetstream-box.ts';
import { makeKeys } from '../../src/post/keeper.ts';
import { openNats, type Nats } from '../../src/post/nats.ts';

/** nats-server as an office would run it, one node or three, on free ports of this computer. */

export const natsServer = programPath('nats-server');

type User = keyof typeof natsRights;

export async function freePorts(count: number): Promise<readonly number[]> {
	const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
	await Promise.all(servers.map((server) => once(server, 'listening')));
	const ports = servers.map((server) => (server.address() as AddressInfo).port);
	await Promise.all(servers.map((server) => once(server.close(), 'close')));
	return ports;
}

/** A wire from one node to another, which can be cut. */
class Wire {
	readonly #server: Server;
	readonly #open = new Set<Socket>();
	isCut = false;

	/** @param from port at which the one node looks for the other, @param to where that is */
	constructor(from: number, to: number) {
		this.#server = createServer((near) => {
			const far = connect(to, '127.0.0.1');
			for (const socket of [near, far]) {
				this.#open.add(socket);
				socket
					.on('error', () => {})
					.on('close', () => (near.destroy(), far.destroy(), this.#open.delete(socket)));
			}
			if (this.isCut) near.destroy();
			else near.pipe(far).pipe(near);
		}).listen(from, '127.0.0.1');
		this.#server.unref();
	}

	cut(isCut: boolean): void {
		this.isCut = isCut;
		if (isCut) for (const socket of this.#open) socket.destroy();
	}
}

export class Nodes {
	/** By the node that looks and the one that it looks for: all that nodes say to each other goes through them. */
	readonly #wires = new Map<string, Wire>();
	readonly #running: (ChildProcess | undefined)[] = [];
	readonly #connections: Nats[] = [];
	readonly #folder: string;
	readonly #ports: readonly number[];
	readonly count: number;

	private constructor(folder: string, count: number, ports: readonly number[]) {
		this.#folder = folder;
		this.count = count;
		this.#ports = ports;
	}

	/** Nodes that answer, with the streams made. @param folder for what they keep, a folder a node */
	static async started(folder: string, count = 1): Promise<Nodes> {
		const nodes = new Nodes(folder, count, await freePorts(9 + count * count));
		for (const one of nodes.#all())
			for (const other of nodes.#all())
				if (count > 1)
					nodes.#wires.set(`${one} ${other}`, new Wire(nodes.#wirePort(one, other), nodes.#port(other, 2)));
		await makeKeys(nodes.keys);
		await nodes.start();
		await nodes.makeStreams();
		return nodes;
	}

	/** Also again, after all nodes were wiped. */
	async makeStreams(): Promise<void> {
		const keeper = await this.connected('keeper');
		for (let tries = 0; ; tries += 1) {
			try {
				await makeStreams(keeper, this.count);
				break;
			} catch (cause) {
				// Three nodes that were just started have no leader yet.
				if (tries > 100) throw cause;
				await wait(100);
			}
		}
		await keeper.close();
	}

	async start(which = this.#all()): Promise<void> {
		for (const node of which) {
			const path = join(this.#folder, `node-${node}.conf`);
			mkdirSync(this.#folder, { recursive: true });
			writeFileSync(path, this.#configOf(node));
			this.#running[node] = spawn(String(natsServer), ['-c', path, '-l', `${path}.log`], { stdio: 'ignore' });
		}
		await Promise.all(which.map((node) => this.#isUp(node)));
	}

	async kill(node: number, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
		const child = this.#running[node];
		if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
		child.kill(signal);
		await once(child, 'exit');
	}

	/** A node that hears and says nothing, and lives: as one that is cut off from the others and from the door. */
	hold(node: number, isHeld: boolean): void {
		this.#running[node]?.kill(isHeld ? 'SIGSTOP' : 'SIGCONT');
	}

	/** A node that is cut off from the others and not from its door. */
	cutOff(node: number, isCut: boolean): void {
		for (const [ends, wire] of this.#wires) if (ends.split(' ').includes(String(node))) wire.cut(isCut);
	}

	wipe(node: number): void {
		rmSync(join(this.#folder, `node-${node}`), { recursive: true, force: true });
	}

	/** Where the keys of the three users lie, a folder each. */
	get keys(): string {
		return join(this.#folder, 'keys');
	}

	get url(): string {
		const ports = this.#ports.slice(0, this.count);
		return ports.map((port) => `nats://127.0.0.1:${port}`).join(',');
	}

	/** A connection with the rights of a user, to one node or to whichever answers, which looks for another where its own is gone. */
	async connected(user: User, node?: number): Promise<Nats> {
		const url = node === undefined ? this.url : `nats://127.0.0.1:${this.#port(node, 0)}`;
		const connection = await openNats(url, user, join(this.keys, user));
		this.#connections.push(connection);
		return connection;
	}

	/** What a node itself says of its streams, in messages. */
	async messagesOn(node: number): Promise<number> {
		const told = (await (
			await fetch(`http://127.0.0.1:${this.#port(node, 1)}/jsz?accounts=true&streams=true`)
		).json()) as {
			account_details?: { stream_detail?: { name: string; state: { messages: number } }[] }[];
		};
		const streams = told.account_details?.flatMap((account) => account.stream_detail ?? []) ?? [];
		return streams.reduce((all, { state }) => all + state.messages, 0);
	}

	/** MB. */
	async memoryOf(node: number): Promise<number> {
		const told = (await (await fetch(`http://127.0.0.1:${this.#port(node, 1)}/varz`)).json()) as {
			mem: number;
		};
		return Math.round(told.mem / 1e6);
	}

	async stop(): Promise<void> {
		for (const connection of this.#connections) await connection.close();
		for (const node of this.#all()) await this.kill(node, 'SIGTERM');
	}

	#all = (): readonly number[] => Array.from({ length: this.count }, (_, node) => node);
	#wirePort = (one: number, other: number): number => this.#ports[9 + one * this.count + other] ?? 0;
	/** @param kind 0 of phones' door, 1 of looking, 2 of the other nodes */
	#port = (node: number, kind: 0 | 1 | 2): number => this.#ports[kind * 3 + node] ?? 0;

	#configOf(node: number): string {
		const routes = this.#all().map((other) => `"nats-route://127.0.0.1:${this.#wirePort(node, other)}"`);
		return `server_name: post-${node}
listen: "127.0.0.1:${this.#port(node, 0)}"
http: "127.0.0.1:${this.#port(node, 1)}"
max_payload: 131072
jetstream { store_dir: "${join(this.#folder, `node-${node}`)}", max_file_store: 10G, max_memory_store: 64M, sync_interval: always }
${this.count > 1 ? `cluster { name: post, listen: "127.0.0.1:${this.#port(node, 2)}", advertise: "127.0.0.1:1", routes: [${routes.join(', ')}] }` : ''}
include '${join('keys', 'users.conf')}'
`;
	}

	async #isUp(node: number): Promise<void> {
		const address = `http://127.0.0.1:${this.#port(node, 1)}/healthz?js-enabled-only=true`;
		for (let tries = 0; tries < 300; tries += 1) {
			const answer = await fetch(address).catch(() => null);
			if (answer?.ok) return;
			await wait(50);
		}
		throw new Error(`node ${node} is not up`);
	}
}
