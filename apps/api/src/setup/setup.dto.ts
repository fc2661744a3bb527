import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';
import { AcceptInvitationDto, loginPattern } from '../users/user.dto.ts';

/** `POST /setup`. */
export class SetupDto extends AcceptInvitationDto {
  @ApiProperty({ example: 'ada' })
  @Matches(loginPattern, { message: 'login is 1 to 64 lower-case letters, digits, dots, dashes or @' })
  login!: string;

  @ApiProperty({ example: 'Ada Lovelace' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;
}
