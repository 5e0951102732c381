package casebook.scheduling.visit.api;

import casebook.kernel.refusal.Refused;
import casebook.scheduling.plan.VisitId;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Visits in paths. What has not the form of a visit's name names none. */
@Provider
public class VisitParams implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == VisitId.class ? (ParamConverter<T>) new Named() : null;
    }

    private static final class Named implements ParamConverter<VisitId> {
        @Override
        public VisitId fromString(String text) {
            try {
                return new VisitId(text);
            } catch (IllegalArgumentException _) {
                throw Refused.notFound("The visit");
            }
        }

        @Override
        public String toString(VisitId value) {
            return value.value();
        }
    }
}
