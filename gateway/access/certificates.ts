/** Callers who show a client certificate: to the gateway itself, or to a proxy before it that names its subject. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { AccessConfig } from '#node/config.ts';
import type { Caller } from '../operation.ts';
import { credentialsInvalid } from './refusal.ts';

/** The caller of a certificate; undefined where none was shown. @throws GatewayError CREDENTIALS_INVALID */
export type CallerOfCertificate = (request: IncomingMessage) => Caller | undefined;

export function openCertificates({ certificates, proxy, tls }: AccessConfig): CallerOfCertificate {
  const known = new Map(
    certificates.map(({ subject, name, roles }): [string, Caller] => [
      subject,
      { name, roles: new Set(roles) },
    ]),
  );
  const proxies = new BlockList();
  for (const address of proxy?.addresses ?? []) allow(proxies, address);
  const header = proxy?.subjectHeader.toLowerCase();

  function callerOf(subject: string): Caller {
    const caller = known.get(subject);
    if (caller === undefined) throw credentialsInvalid('the client certificate is of nobody who is listed');
    return caller;
  }

  return ({ headers, socket }) => {
    const named = header === undefined ? undefined : headers[header];
    if (named !== undefined && named !== '') {
      if (!isFrom(proxies, socket.remoteAddress))
        throw credentialsInvalid(
          'the header for client certificates does not come from a proxy of this gateway',
        );
      return callerOf(String(named));
    }
    if (tls?.clientAuthorities === undefined || !(socket instanceof TLSSocket)) return undefined;
    const certificate = socket.getPeerX509Certificate();
    if (certificate === undefined) return undefined;
    if (!socket.authorized)
      throw credentialsInvalid('the client certificate is not one of a trusted authority');
    return callerOf(distinguishedName(certificate.subject));
  };
}

/** Node gives a line for each part, as encoded; RFC 4514 §2.1 begins with the last and puts commas between. */
export function distinguishedName(lines: string): string {
  return lines.split('\n').reverse().join(',');
}

function allow(list: BlockList, text: string): void {
  const [address = '', bits] = text.split('/');
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  if (bits === undefined) list.addAddress(address, family);
  else list.addSubnet(address, Number(bits), family);
}

function isFrom(list: BlockList, address: string | undefined): boolean {
  return address !== undefined && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
