import { type Command, NODE_OPTIONS } from './command.ts';
import { takeDocuments } from './take-documents.ts';

export const command: Command = {
  name: 'ingest',
  summary: 'Takes files, and all files below folders, into the log of the office. They stay where they are.',
  arguments: { usage: 'PATH…', least: 1, most: Number.POSITIVE_INFINITY },
  options: NODE_OPTIONS,
  example: 'ipanchor ingest --office JP ./filed-today',
  run: (call) => takeDocuments(call, call.arguments),
};
