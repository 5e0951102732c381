package casebook.kernel.rule;

import casebook.kernel.rule.Rule.Type;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The compilers that were used last. Making one takes several times as long as compiling a rule with it. */
final class LatestCompilers {
    /** The rules of a form have the same variables, and those of all criteria. */
    private static final int MOST = 4;

    /** Names an answer that a rule must notice: where a rule is evaluated at all, everything it names is answered. */
    private static final CelFunctionDecl ANSWERED = CelFunctionDecl.newFunctionDeclaration(
            "answered",
            Stream.of(Type.values())
                    .map(type -> CelOverloadDecl.newGlobalOverload("answered_" + type, SimpleType.BOOL, type.celType()))
                    .toList());

    private static final Map<Scope, CelCompiler> LATEST = new LinkedHashMap<>(2 * MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Scope, CelCompiler> eldest) {
            return size() > MOST;
        }
    };

    private LatestCompilers() {}

    /** What rules may name and must give. */
    private record Scope(Map<String, Type> variables, Type result) {
        CelCompiler compiler() {
            var builder = CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(RuleCompiler.OPTIONS)
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addFunctionDeclarations(DateFunctions.DECLARATIONS)
                    .addFunctionDeclarations(ANSWERED)
                    .setResultType(result.celType());
            variables.forEach((name, type) -> builder.addVar(name, type.celType()));
            return builder.build();
        }
    }

    /** @param variables which never change */
    static CelCompiler of(Map<String, Type> variables, Type result) {
        synchronized (LATEST) {
            return LATEST.computeIfAbsent(new Scope(variables, result), Scope::compiler);
        }
    }
}
