/** Every code of a practice group: the first four pictures, or six numbers. The lock of a practice book shows it. */
export const practiceCode = { pictures: '1234', digits: '123456' } as const;
