import { copyOfParts, linksOf, pagesSent, readInParts, type CopyChecker, type Link } from '#app';
import { recordChecks } from '#vault';

/** As the app's worker checks a copy: what goes between screen and worker is copied, part by part. */
export const copyBesideScreen: CopyChecker = async (contents, { here }) => {
	const links: Link[] = [];
	const job = { contents, here: here === undefined ? null : pagesSent(here) };
	const found = await readInParts(recordChecks, structuredClone(job), (part) =>
		links.push(...linksOf(structuredClone(part)))
	);
	return found.ok ? { ok: true, value: copyOfParts(links, structuredClone(found.value)) } : found;
};
