/** Names of files as words of a shell: whoever chose a name must not choose what a copied line does. */

/** As one word that stands for itself, and shows what cannot be seen or would change the order of what is. */
export function shellWord(name: string): string {
  if (/^[\w./:=@%+,][\w./:=@%+,-]*$/.test(name)) return name;
  if (!/[\p{C}\p{Zl}\p{Zp}]/u.test(name)) return `'${name.replaceAll("'", String.raw`'\''`)}'`;
  const shown = name.replace(/[\\']|[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return /[\\']/.test(character) ? `\\${character}` : `\\U${code.padStart(8, '0')}`;
  });
  return `$'${shown}'`;
}

/** As an argument that is no option. */
export function shellPath(name: string): string {
  return shellWord(name.startsWith('-') ? `./${name}` : name);
}
