/** What this phone has of the app itself. */
export class AppFiles {
	/** The next start needs no network. */
	ready = $state(false);
	/** A newer version is here and waits. Offered at the lock and on the shelf only. */
	newer = $state(false);
	/** Another tab took the newer version: this page is out of date. */
	stale = $state(false);
	/** What is asked for now is not here yet, and cannot be fetched. */
	missing = $state(false);
}
