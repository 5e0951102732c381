package casebook.kernel.http;

import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.Refused;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Names in paths as types. A name of another form names nothing, and answers as such. */
@Provider
public class IdentityParams implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        if (type == StudyId.class) {
            return (ParamConverter<T>) new Named<>("The study", StudyId::new);
        }
        if (type == SiteId.class) {
            return (ParamConverter<T>) new Named<>("The site", SiteId::new);
        }
        if (type == SubjectId.class) {
            return (ParamConverter<T>) new Named<>("The subject", SubjectId::of);
        }
        return null;
    }

    private record Named<T>(String what, Function<String, T> parse) implements ParamConverter<T> {
        @Override
        public T fromString(String text) {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException _) {
                throw Refused.notFound(what);
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
