export { default as writeXlsx } from 'write-excel-file/universal';
