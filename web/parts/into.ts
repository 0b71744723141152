/** What a field does with each new value: keeps it in a signal. */
export function into(signal: { value: string }): (value: string) => void {
  return (value) => {
    signal.value = value;
  };
}
