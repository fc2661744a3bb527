import { describeRoutes } from './routes-check.ts';
import { buildingRoutes } from './routes.ts';

describeRoutes('those who build and run workflows', buildingRoutes);
