declare const brand: unique symbol;

/** A value of type `Base` that only one trusted constructor may make. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
