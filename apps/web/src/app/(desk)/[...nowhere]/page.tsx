import { notFound } from 'next/navigation';

/** Every address that is no page: told inside the frame, from where one finds on. */
export default function NowherePage(): never {
  notFound();
}
