import { createRequire } from 'node:module';
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
const rules: IFlattenedRuleSet = { forbidden: config.forbidden };

/** What dependency-cruiser sees and says of the `src` under a folder, by the rules of the project. */
export async function cruiseSource(baseDir: string): Promise<ICruiseResult> {
  const { tsConfig, enhancedResolveOptions, ...options } = config.options;
  const result = await cruise(
    ['src'],
    { ...options, baseDir, validate: true, ruleSet: rules },
    enhancedResolveOptions,
    { tsConfig: extractTSConfig(tsConfig.fileName) },
  );
  if (typeof result.output === 'string') throw new Error('dependency-cruiser returned text.');
  return result.output;
}

/** The names of the project's rules. */
export const ruleNames: readonly string[] = config.forbidden.map((rule: { name: string }) => rule.name);
