declare const brand: unique symbol;

/** A value of type `Base` that only one trusted constructor may make. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

export type BookId = Brand<string, 'BookId'>;
export type EventId = Brand<string, 'EventId'>;
export type MemberId = Brand<string, 'MemberId'>;
export type LoanId = Brand<string, 'LoanId'>;
export type FineId = Brand<string, 'FineId'>;
export type BorrowingId = Brand<string, 'BorrowingId'>;
export type ApplicationId = Brand<string, 'ApplicationId'>;
export type BankAccountId = Brand<string, 'BankAccountId'>;
/** One app installation; a restored or copied app always gets a new id. */
export type WriterId = Brand<string, 'WriterId'>;
/** Idempotency key, made when a form opens: a repeated tap or a retry carries the same id and writes nothing twice. */
export type OperationId = Brand<string, 'OperationId'>;
