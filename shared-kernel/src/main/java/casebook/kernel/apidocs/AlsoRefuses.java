package casebook.kernel.apidocs;

import casebook.kernel.refusal.ProblemType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Problem types that an endpoint can answer with beside those that follow from what it takes. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AlsoRefuses {
    ProblemType[] value();
}
