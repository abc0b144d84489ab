import type { WriterId } from '#kernel';

/** Why two books are not put together. Nothing of either is changed. */
export type MergeRefusal =
	/** Another group, another currency, or practice beside a real book. */
	| { readonly type: 'OtherGroup' }
	/** The same id under another key of the group: somebody wrote a book of her own under this name. */
	| { readonly type: 'OtherGroupKey' }
	/** The group's key does not say that this phone may write. */
	| { readonly type: 'WriterNotVouched'; readonly writer: WriterId }
	/** No record covers its entries: nobody can tell whether they were changed. */
	| { readonly type: 'NothingSealed' }
	/** Not what its phone wrote: a hash, counter or signature does not fit, or a record is missing. */
	| { readonly type: 'RecordsDamaged'; readonly about: string }
	| { readonly type: 'TooManyLines'; readonly most: number };
