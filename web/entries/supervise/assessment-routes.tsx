import { assessmentRoutes } from '@/features/oversight/self-assessment'
import { supervise } from '@/shell/staff-paths'

export const { AssessmentsRoute, AssessmentRoute, AssessedCasesRoute } = assessmentRoutes(supervise)
