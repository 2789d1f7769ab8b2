//! Words that texts end with, found by their last character.

/// Words with what they mean, those with one last character side by side.
#[derive(Debug)]
pub struct Endings<T>(Vec<(char, &'static str, T)>);

impl<T: Copy> Endings<T> {
    /// Of a list of words.
    pub fn of(words: &[(&'static str, T)]) -> Self {
        let by_last = |(word, meaning): &(&'static str, T)| Some((word.chars().next_back()?, *word, *meaning));
        let mut sorted: Vec<(char, &'static str, T)> = words.iter().filter_map(by_last).collect();
        sorted.sort_by_key(|(last, ..)| *last);
        Self(sorted)
    }

    /// The longest word that a text ends with: what stands before it, and what it means.
    pub fn longest<'t>(&self, text: &'t str) -> Option<(&'t str, T)> {
        let last = text.chars().next_back()?;
        let start = self.0.partition_point(|(of_word, ..)| *of_word < last);
        let of_last = self.0.get(start..)?.iter().take_while(|(of_word, ..)| *of_word == last);
        of_last
            .filter_map(|(_, word, meaning)| Some((text.strip_suffix(word)?, *meaning)))
            .min_by_key(|(before, _)| before.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_counts() {
        let endings = Endings::of(&[("约", 1), ("大约", 2), ("近", 3), ("接近", 4)]);
        assert_eq!(endings.longest("培训大约"), Some(("培训", 2)));
        assert_eq!(endings.longest("培训约"), Some(("培训", 1)));
        assert_eq!(endings.longest("接近"), Some(("", 4)));
        assert_eq!(endings.longest("培训"), None);
        assert_eq!(endings.longest(""), None);
    }
}
