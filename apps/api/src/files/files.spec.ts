import { describe, expect, it } from '@jest/globals';
import { plainName } from './files.service.ts';
import { sniff } from './sniff.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a file', () => {
  it('is what its bytes say, never what somebody calls it', () => {
    expect(sniff(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe('image/png');
    expect(sniff(bytes('%PDF-1.7'))).toBe('application/pdf');
    expect(sniff(bytes('RIFF....WEBPVP8 '))).toBe('image/webp');
    expect(sniff(bytes('<svg onload="alert(1)">'))).toBe('text/plain');
    expect(sniff(Uint8Array.from([0xff, 0xfe, 0x41]))).toBe('application/octet-stream');
    expect(sniff(Uint8Array.from([0x41, 0]))).toBe('application/octet-stream');
  });

  it('has a name without a path and without letters that act', () => {
    expect(plainName('C:\\secret\\receipt.pdf')).toBe('receipt.pdf');
    expect(plainName('../../etc/passwd')).toBe('passwd');
    expect(plainName('a"b\r\nset-cookie: x\u202e\ud800.pdf')).toBe('abset-cookie: x.pdf');
    expect(['', '..', '/', '\u0000'].map(plainName)).toEqual(['file', 'file', 'file', 'file']);
  });
});
