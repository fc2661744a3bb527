import { describe, expect, it } from '@jest/globals';
import { IsOptional, IsString, ValidateIf } from 'class-validator';
import { withoutNulls } from './null-is-absent.ts';

class Base {
  @IsOptional()
  @IsString()
  inherited?: string;
}

class Body extends Base {
  @IsString()
  needed!: string;

  @IsOptional()
  @IsString()
  optional?: string;

  @ValidateIf(({ emptied }: Body) => emptied !== undefined && emptied !== null)
  @IsString()
  emptied?: string | null;
}

describe('a null in a body', () => {
  it('is the same as nothing where a member may only be left out', () => {
    expect(withoutNulls({ needed: 'x', optional: null, inherited: null }, Body)).toEqual({ needed: 'x' });
  });

  it('stays where it means something, where a member is needed, and where nobody knows the member', () => {
    const body = { needed: null, emptied: null, unknown: null };
    expect(withoutNulls(body, Body)).toEqual(body);
    expect(withoutNulls(body, undefined)).toEqual(body);
  });
});
