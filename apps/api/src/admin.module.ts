import { Module } from '@nestjs/common';
import { AccessController } from './access-queries/access.controller.ts';
import { AccessService } from './access-queries/access.service.ts';
import { AuditController } from './audit/audit.controller.ts';
import { AuditService } from './audit/audit.service.ts';
import { OutboxController } from './outbox/outbox.controller.ts';
import { SignInsController } from './sign-ins/sign-ins.controller.ts';
import { SystemController } from './system/system.controller.ts';
import { SystemService } from './system/system.service.ts';

/** What admins and auditors look into: who may what, who did what, how the installation does. */
@Module({
  controllers: [AccessController, AuditController, OutboxController, SignInsController, SystemController],
  providers: [AccessService, AuditService, SystemService],
})
export class AdminModule {}
