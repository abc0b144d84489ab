import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { glassSize, pause, program, touchActions, type Engine } from './engine.ts';

/** Gecko, through WebDriver BiDi: the browser itself speaks it over a web socket, no other program is needed. */
export async function openFirefox(executable: string): Promise<Engine> {
	const profile = mkdtempSync(join(tmpdir(), 'bahi-firefox-'));
	writeFileSync(join(profile, 'user.js'), 'user_pref("browser.shell.checkDefaultBrowser", false);\n');
	const browser = spawn(executable, ['--headless', '--remote-debugging-port=0', '--profile', profile], {
		stdio: ['ignore', 'ignore', 'pipe']
	});
	const ended = new Promise<void>((resolve) => browser.once('exit', () => resolve()));
	const close = async (): Promise<void> => {
		browser.kill();
		await ended;
		rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	};
	try {
		const address = await listening(browser.stderr);
		const talk = await connect(`${address}/session`);
		await talk('session.new', { capabilities: {} });
		const { contexts } = (await talk('browsingContext.getTree', {})) as { contexts: { context: string }[] };
		const context = contexts[0]?.context;
		await talk('browsingContext.setViewport', { context, viewport: glassSize, devicePixelRatio: 1 });
		return {
			name: 'Firefox',
			close,
			wait: pause,
			goto: async (url) => {
				await talk('browsingContext.navigate', { context, url, wait: 'complete' });
			},
			press: async (x, y) => {
				await talk('input.performActions', { context, actions: touchActions(x, y) });
			},
			ask: async (work, given) => {
				const answer = (await talk('script.evaluate', {
					expression: program(work, given),
					target: { context },
					awaitPromise: true
				})) as { result?: { value: string }; exceptionDetails?: { text: string } };
				if (answer.result === undefined) throw new Error(answer.exceptionDetails?.text ?? 'no answer');
				return JSON.parse(answer.result.value) as never;
			}
		};
	} catch (error) {
		await close();
		throw error;
	}
}

/** The address that the browser writes once it listens. */
function listening(output: NodeJS.ReadableStream): Promise<string> {
	return new Promise((resolve, reject) => {
		let text = '';
		const tooLate = setTimeout(() => reject(new Error(`Firefox did not listen:\n${text}`)), 60_000);
		output.on('data', (chunk: Buffer) => {
			text += chunk.toString();
			const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(text)?.[1];
			if (address === undefined) return;
			clearTimeout(tooLate);
			resolve(address);
		});
	});
}

type Talk = (method: string, params: object) => Promise<unknown>;

async function connect(address: string): Promise<Talk> {
	const socket = new WebSocket(address);
	await new Promise((resolve, reject) => {
		socket.onopen = resolve;
		socket.onerror = () => reject(new Error(`no connection to ${address}`));
	});
	const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
	socket.onmessage = ({ data }) => {
		const answer = JSON.parse(String(data)) as { id?: number; result?: unknown; message?: string };
		const asked = waiting.get(answer.id ?? -1);
		if (asked === undefined) return;
		waiting.delete(answer.id ?? -1);
		if (answer.message === undefined) asked.resolve(answer.result);
		else asked.reject(new Error(answer.message));
	};
	let last = 0;
	return (method, params) =>
		new Promise((resolve, reject) => {
			last += 1;
			waiting.set(last, { resolve, reject });
			socket.send(JSON.stringify({ id: last, method, params }));
		});
}
