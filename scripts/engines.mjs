import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Requirements of the second and third engine, as packages of Debian and Ubuntu. */
export const howToGetTheEngines =
	'The other engines need firefox-esr (or firefox), webkit2gtk-driver and xvfb:\n  apt-get install -y firefox-esr webkit2gtk-driver xvfb';

/** @param {readonly string[]} paths @returns the first existing one */
const first = (paths) => paths.find((path) => existsSync(path));

/**
 * Paths of the other engines' programs.
 *
 * @returns {{ firefox: string; webkit: { driver: string; miniBrowser: string; xvfb: string | undefined }; missing: string[] }}
 *   `missing` lists the programs not found
 */
export function findEngines() {
	const firefox = process.env['FIREFOX'] ?? first(['/usr/bin/firefox-esr', '/usr/bin/firefox']);
	const driver = first(['/usr/bin/WebKitWebDriver']);
	const miniBrowser = first(miniBrowsers());
	const xvfb = first(['/usr/bin/Xvfb']);
	const missing = [
		...(firefox ? [] : ['Firefox']),
		...(driver && miniBrowser ? [] : ['WebKitWebDriver with its MiniBrowser']),
		...(xvfb || process.env['DISPLAY'] ? [] : ['Xvfb'])
	];
	return {
		firefox: firefox ?? '',
		webkit: { driver: driver ?? '', miniBrowser: miniBrowser ?? '', xvfb },
		missing
	};
}

/** Candidate paths of WebKit's MiniBrowser: in a folder with its version, below one named after the processor. */
function miniBrowsers() {
	const folders = [
		'/usr/lib',
		'/usr/libexec',
		...below('/usr/lib').filter((path) => path.includes('-linux-gnu'))
	];
	return folders
		.flatMap(below)
		.filter((path) => /webkit2gtk-4\.\d$/.test(path))
		.map((path) => join(path, 'MiniBrowser'));
}

/** @param {string} folder */
const below = (folder) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []);
