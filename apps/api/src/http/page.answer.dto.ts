import { ApiPropertyOptional } from '@nestjs/swagger';

/** What every page of a list has beside its `items`. */
export abstract class PageAnswer {
  @ApiPropertyOptional({
    description: 'Opaque; the `cursor` of the following page. Absent on the last page',
    example: 'WyIyMDI2LTAzLTA5IDA4OjAwOjAwKzAwIiwiaS0wYjZlIl0',
  })
  next?: string;
}
