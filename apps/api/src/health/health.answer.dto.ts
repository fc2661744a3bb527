import { ApiProperty } from '@nestjs/swagger';

const states = Object.freeze(['ok', 'degraded', 'unavailable'] as const);

/** The process answers. */
export class LivenessAnswer {
  @ApiProperty({ enum: ['ok'], example: 'ok' })
  status!: 'ok';
}

/** Whether the process can work. */
export class ReadinessAnswer {
  @ApiProperty({
    enum: states,
    example: 'ok',
    description: 'degraded: all is taken in, Temporal gets it later',
  })
  status!: (typeof states)[number];

  @ApiProperty({ example: true })
  database!: boolean;

  @ApiProperty({ example: true })
  temporal!: boolean;
}
