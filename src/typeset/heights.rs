//! Heights of many rows with their running sum: a Fenwick tree, so that a change, the top of a row and the row at a
//! height all take O(log n).

/// Rows one under the other.
#[derive(Clone, Debug)]
pub(super) struct Heights {
    rows: Vec<f32>,
    /// `tree[i]` is the sum of the rows that end at row `i` (1-based), as many as the lowest set bit of `i` says.
    tree: Vec<f64>,
}

impl Heights {
    pub fn new(rows: Vec<f32>) -> Self {
        let mut tree = vec![0.0; rows.len() + 1];
        for (i, height) in rows.iter().enumerate() {
            let node = i + 1;
            tree[node] += f64::from(*height);
            let parent = node + (node & node.wrapping_neg());
            if parent < tree.len() {
                tree[parent] += tree[node];
            }
        }
        Self { rows, tree }
    }

    pub fn get(&self, row: usize) -> f32 {
        self.rows[row]
    }

    pub fn set(&mut self, row: usize, height: f32) {
        let difference = f64::from(height) - f64::from(self.rows[row]);
        self.rows[row] = height;
        let mut node = row + 1;
        while node < self.tree.len() {
            self.tree[node] += difference;
            node += node & node.wrapping_neg();
        }
    }

    /// Sum of the heights of all rows before `row`.
    pub fn top(&self, row: usize) -> f64 {
        let mut sum = 0.0;
        let mut node = row;
        while node > 0 {
            sum += self.tree[node];
            node -= node & node.wrapping_neg();
        }
        sum
    }

    pub fn total(&self) -> f64 {
        self.top(self.rows.len())
    }

    /// The row at height `y`; above all it is the first, below all the last.
    pub fn at(&self, y: f64) -> usize {
        let mut node = 0;
        let mut left = y.max(0.0);
        let mut step = self.tree.len().next_power_of_two();
        while step > 0 {
            let next = node + step;
            if next < self.tree.len() && self.tree[next] <= left {
                node = next;
                left -= self.tree[next];
            }
            step /= 2;
        }
        node.min(self.rows.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sums_and_searches_equal_plain_addition(
            rows in prop::collection::vec(0_u8..9, 1..80),
            changes in prop::collection::vec((0_usize..80, 0_u8..9), 0..30),
            y in 0_u16..500,
        ) {
            let mut plain: Vec<f32> = rows.iter().copied().map(f32::from).collect();
            let mut heights = Heights::new(plain.clone());
            for (row, height) in changes {
                let row = row % plain.len();
                plain[row] = f32::from(height);
                heights.set(row, f32::from(height));
            }
            let top = |row: usize| plain[..row].iter().copied().map(f64::from).sum::<f64>();
            for row in 0..=plain.len() {
                prop_assert!((heights.top(row) - top(row)).abs() < 1e-9);
            }
            let row = heights.at(f64::from(y));
            let expected = (0..plain.len()).rfind(|row| top(*row) <= f64::from(y));
            prop_assert_eq!(Some(row), expected);
        }
    }
}
