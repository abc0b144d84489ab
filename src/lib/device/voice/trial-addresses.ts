/** Where the build put each trial voice, by language; the name holds a hash, so the address never changes its meaning. */
export const trialAddresses: Readonly<Record<string, string>> = Object.fromEntries(
	Object.entries(
		import.meta.glob<string>('./trial/*.bahivoice', { query: '?url', import: 'default', eager: true })
	).map(([path, address]) => [path.replace(/^.*\/(\w+)\.bahivoice$/, '$1'), address])
);

export const hasTrialPack = (language: string): boolean => language in trialAddresses;
