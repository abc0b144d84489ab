import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { glassSize, pause, program, touchActions, type Engine } from './engine.ts';

export interface WebKitPrograms {
	readonly driver: string;
	readonly miniBrowser: string;
	/** A display without a screen; undefined where there is one already. */
	readonly xvfb?: string | undefined;
}

/** WebKit, through plain WebDriver. Its small browser needs a display, so it gets one without a screen. */
export async function openWebKit({ driver, miniBrowser, xvfb }: WebKitPrograms): Promise<Engine> {
	const started: ChildProcess[] = [];
	const close = async (): Promise<void> => {
		for (const child of started.toReversed()) {
			const ended = new Promise((resolve) => child.once('exit', resolve));
			child.kill();
			await ended;
		}
	};
	try {
		const display = xvfb === undefined ? process.env['DISPLAY'] : await startDisplay(xvfb, started);
		const port = await freePort();
		started.push(
			spawn(driver, [`--port=${port}`], {
				stdio: 'ignore',
				env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }
			})
		);
		const ask = sessionOf(`http://127.0.0.1:${port}`);
		const { sessionId } = (await ask('POST', '/session', {
			capabilities: {
				alwaysMatch: {
					'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] }
				}
			}
		})) as { sessionId: string };
		const at = `/session/${sessionId}`;
		await ask('POST', `${at}/timeouts`, { script: 60_000, pageLoad: 60_000 });
		await ask('POST', `${at}/window/rect`, { ...glassSize, x: 0, y: 0 });
		return {
			name: 'WebKit',
			wait: pause,
			close: async () => {
				await ask('DELETE', at).catch(() => undefined);
				await close();
			},
			goto: async (url) => {
				await ask('POST', `${at}/url`, { url });
			},
			press: async (x, y) => {
				await ask('POST', `${at}/actions`, { actions: touchActions(x, y) });
			},
			ask: async (work, given) => {
				const script = `const done = arguments[0]; ${program(work, given)}.then((text) => done({ text }), (error) => done({ error: String(error) }));`;
				const answer = (await ask('POST', `${at}/execute/async`, { script, args: [] })) as {
					text?: string;
					error?: string;
				};
				if (answer.text === undefined) throw new Error(answer.error ?? 'no answer');
				return JSON.parse(answer.text) as never;
			}
		};
	} catch (error) {
		await close();
		throw error;
	}
}

type Ask = (method: string, path: string, body?: object) => Promise<unknown>;

/** The driver takes a moment until it answers. */
function sessionOf(origin: string): Ask {
	const once: Ask = async (method, path, body) => {
		const response = await fetch(`${origin}${path}`, {
			method,
			...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
		});
		const { value } = (await response.json()) as { value: unknown };
		if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
		return value;
	};
	return async (method, path, body) => {
		if (path !== '/session') return once(method, path, body);
		for (let tries = 0; ; tries += 1) {
			try {
				return await once(method, path, body);
			} catch (error) {
				if (tries === 40 || !(error instanceof TypeError)) throw error;
				await pause(250);
			}
		}
	};
}

async function startDisplay(xvfb: string, started: ChildProcess[]): Promise<string> {
	const child = spawn(xvfb, ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
		stdio: ['ignore', 'pipe', 'ignore']
	});
	started.push(child);
	const number = await new Promise<string>((resolve) => {
		child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
	});
	return `:${number}`;
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
