const address = /^[^\s<>@",;:\\]+@([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)$/;
const named = /^[^<>\p{Cc}"]*<([^<>]+)>$/u;

/** The domain of a sender, `Name <address>` or an address; undefined where it is neither. */
export function domainOfSender(sender: string): string | undefined {
  return address.exec(named.exec(sender)?.[1] ?? sender)?.[1];
}
