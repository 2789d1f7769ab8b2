//! What dsntk uses of reqwest, for functions written in Java, which no expression here calls. The crate itself
//! would bring two hundred others, among them a TLS library in C and assembler, and minutes of compiling.

pub mod blocking {
    use std::fmt;

    #[derive(Default)]
    pub struct Client;

    impl Client {
        pub fn new() -> Self {
            Self
        }

        pub fn post(&self, _: &str) -> Self {
            Self
        }

        pub fn json<T>(&self, _: &T) -> Self {
            Self
        }

        pub fn send(&self) -> Result<Response, Unreachable> {
            Err(Unreachable)
        }
    }

    pub struct Response;

    impl Response {
        pub fn json<T>(self) -> Result<T, Unreachable> {
            Err(Unreachable)
        }
    }

    pub struct Unreachable;

    impl fmt::Display for Unreachable {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("nothing is reached from here")
        }
    }
}
