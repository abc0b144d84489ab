import type { WrongAnswer } from '../../scripts/static-server.mjs';

/** What a host or a network gives in place of a file. */
export type Wrong = (path: string) => WrongAnswer | null;

const html = 'text/html; charset=utf-8';

/** The page of a network that first wants money, a number, or a yes: for every address, as if it were the file itself. */
export const captivePortal: Wrong = () => ({
	status: 200,
	type: html,
	body: '<!doctype html><html><title>Free network</title><form action="/login"><input></form></html>'
});

/**
 * A host that knows one page: it answers what it does not have with the shell, and says that all is well.
 *
 * @param missing a path that this host does not have
 * @param shell the text of 200.html
 */
export const shellFor =
	(missing: (path: string) => boolean, shell: string, type = html): Wrong =>
	(path) =>
		missing(path) ? { status: 200, type, body: shell } : null;
