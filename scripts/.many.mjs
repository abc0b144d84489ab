import { register } from '/tmp/w-desk/node_modules/tsx/dist/esm/api/index.mjs';
register();
const { deskOfMany } = await import('/tmp/w-desk/tests/support/desk-of-many.ts');
await deskOfMany(process.argv[2], Number(process.argv[3]), '/tmp/w-desk/node_modules/.cache/book/d023571a1880cbc1/book.mjs');
