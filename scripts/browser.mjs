import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {{ executablePath: string; args: string[]; env?: Record<string, string>; name: string }} Browser */

/**
 * Candidate browsers, best first: the one named by CHROMIUM, those of the system, on Linux the one
 * from npm. `CHROMIUM=npm` selects that one.
 *
 * @returns {AsyncGenerator<Browser>}
 */
export async function* browsers() {
	const asked = process.env['CHROMIUM'];
	if (asked && asked !== 'npm') {
		yield { executablePath: asked, args: flags, name: asked };
		return;
	}
	if (asked !== 'npm') {
		for (const path of systemPaths().filter(existsSync))
			yield { executablePath: path, args: flags, name: path };
	}
	if (process.platform === 'linux') yield* packed();
}

/** @type {Promise<Browser | null> | undefined} */
let found;

/**
 * The first browser that starts, or null. Tried once; the choice is passed to other processes in CHROMIUM.
 *
 * @returns {Promise<Browser | null>}
 */
export function findBrowser() {
	return (found ??= tryBrowsers());
}

/** @returns {Promise<Browser | null>} */
async function tryBrowsers() {
	const { chromium } = await import('playwright-core');
	for await (const browser of browsers()) {
		try {
			await (await chromium.launch(launchOptions(browser))).close();
			process.env['CHROMIUM'] = browser.name;
			return browser;
		} catch {
			// An installed browser may fail to start (a package's stub, a missing library).
		}
	}
	return null;
}

/** @param {Browser} browser */
export const launchOptions = ({ executablePath, args, env }) => ({
	executablePath,
	args,
	...(env && { env })
});

export const howToGetABrowser = `No browser was found in which the app could be tested.
Install Chrome, Edge or Chromium (Linux: for instance "apt install chromium"), or say where one is:
CHROMIUM=/path/to/chrome npm test`;

const flags = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// The sandbox does not work as root or in most containers; only our own pages are opened.
	...(process.platform === 'linux' ? ['--no-sandbox'] : [])
];

const linuxNames = [
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'microsoft-edge',
	'microsoft-edge-stable'
];
const macNames = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPaths = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

function systemPaths() {
	const from = (/** @type {string} */ name) => process.env[name] ?? '';
	if (process.platform === 'darwin') {
		return ['', from('HOME')].flatMap((home) =>
			macNames.map((name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`)
		);
	}
	if (process.platform === 'win32') {
		return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
			.filter((name) => from(name) !== '')
			.flatMap((name) => windowsPaths.map((path) => join(from(name), path)));
	}
	const folders = new Set([...from('PATH').split(delimiter).filter(Boolean), '/usr/bin', '/snap/bin']);
	return linuxNames.flatMap((name) => [...folders].map((folder) => join(folder, name)));
}

/** @returns {AsyncGenerator<Browser>} */
async function* packed() {
	// The package unpacks its libraries only in an environment that looks like a function host.
	process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
	try {
		const { default: chromium } = await import('@sparticuz/chromium');
		const env = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? '']));
		yield {
			executablePath: await chromium.executablePath(),
			args: [...flags, '--no-zygote'],
			env,
			name: 'npm'
		};
	} catch {
		// The package does not support this processor.
	}
}
