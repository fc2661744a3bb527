import { describeRoutes } from './routes-check.ts';
import { peopleRoutes } from './routes.ts';

describeRoutes('those who work tasks and see to the house', peopleRoutes);
