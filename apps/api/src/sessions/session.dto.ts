import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

/** `POST /sessions`. */
export class SignInDto {
  @ApiProperty({ example: 'ada' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(256)
  login!: string;

  @ApiProperty({ example: 'correct horse battery' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(256)
  password!: string;
}
